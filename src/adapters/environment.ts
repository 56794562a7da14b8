/**
 * Takes away what would change the SDK behind our back: `OPENAI_*` variables can redirect the key to another host.
 * @throws Error when certificates would not be checked
 */
export function secureEnvironment(env: NodeJS.ProcessEnv): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    throw new Error('NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off; remove it.');
  for (const name of Object.keys(env)) if (name.startsWith('OPENAI_')) delete env[name];
}

/**
 * How many threads read a large dataset; `null`: as many as there are cores.
 * @throws Error when it is no such number
 */
export function threadsOf(env: NodeJS.ProcessEnv): number | null {
  const text = env['FINETUNE_GITOPS_WORKERS'] ?? '';
  if (text !== '' && !/^[1-9]\d?$/.test(text))
    throw new Error('FINETUNE_GITOPS_WORKERS must be a number from 1 to 99; 1 reads every dataset in one thread.');
  return text === '' ? null : Number(text);
}

/** Aborts on the signals with which runners and terminals ask a program to stop. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort(signal));
  return controller.signal;
}
