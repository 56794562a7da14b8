import type { z } from 'zod';
import { countTokens } from './billing.ts';
import { lettersFrom } from './ids.ts';
import type { Job } from './jobs.ts';
import type { chatReply } from './replies.ts';
import type { chatRequest } from './requests.ts';

/** A small answer that depends on nothing but the model and the question. */
export function answerChat(job: Job, request: z.output<typeof chatRequest>, now: number): z.output<typeof chatReply> {
  const question = request.messages.at(-1)?.content ?? '';
  const content = `${job.modelId} was asked: ${question}`;
  const prompt = request.messages.reduce((sum, { content: text }) => sum + countTokens(job.base.encoding, text), 0);
  const completion = countTokens(job.base.encoding, content);
  return {
    object: 'chat.completion',
    id: `chatcmpl-${lettersFrom(content, 24)}`,
    created: now,
    model: job.modelId,
    choices: [
      { index: 0, finish_reason: 'stop', logprobs: null, message: { role: 'assistant', content, refusal: null } },
    ],
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
  };
}
