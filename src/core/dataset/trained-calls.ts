import type { ChatCall, ChatExample } from './chat-example.ts';

/** A call that the model learns to make, and where it stands, counted from 1. */
interface TrainedCall extends ChatCall {
  readonly message: number;
  readonly call: number;
}

/**
 * The calls that the model learns to make. Those of messages with weight 0 are left out: such a message may well show
 * a wrong call, so that the model learns how to go on from there.
 */
export function trainedCalls({ messages }: ChatExample): readonly TrainedCall[] {
  const trained: TrainedCall[] = [];
  for (const [index, { calls, weight }] of messages.entries()) {
    if (weight === 0) continue;
    for (const [place, call] of calls.entries()) trained.push({ ...call, message: index + 1, call: place + 1 });
  }
  return trained;
}
