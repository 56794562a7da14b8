/** Plays the seeds that it is sent, and answers with what they came to. */
import { parentPort } from 'node:worker_threads';
import { runCampaign } from '../test/simulation/campaign.ts';

// A run that dies makes an error, whose stack nobody reads.
Error.stackTraceLimit = 0;

parentPort?.on('message', ({ from, seeds }: { from: number; seeds: number }) => {
  void runCampaign(from, seeds).then(sum => parentPort?.postMessage(sum));
});
