/**
 * Both emulators for a person to play with: the repository's own example on an emulated GitHub, and an emulated
 * OpenAI whose clock runs faster than ours. Ends with Ctrl-C.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OWNER_TOKEN } from './github/github-emulator.ts';
import { exampleFiles, openStage, STAGE_KEY } from './stage/stage.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '2026-11-22T09:00:00Z' },
    speed: { type: 'string', default: '60' },
  },
});
const speed = Number(values.speed);
if (!Number.isFinite(speed) || speed <= 0) throw new Error('--speed must be a number above 0.');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stage = await openStage({
  startsAt: values.from,
  files: await exampleFiles(root),
  distFolder: `${root}/dist`,
  onExchange: (service, { method, path, status }) => {
    process.stdout.write(`${service} ${method} ${path} → ${status ?? 'no reply'}\n`);
  },
});
const ticking = setInterval(() => stage.clock.advance(1000 * speed), 1000);

process.stdout.write(`The emulators run. Their clock begins at ${values.from} and is ${speed} times as fast as ours.

Play with them in another terminal:

  git clone ${stage.github.cloneUrl} /tmp/emulated-models && cd /tmp/emulated-models
  export OPENAI_API_KEY=${STAGE_KEY}
  export GITHUB_TOKEN=${OWNER_TOKEN}
  alias finetune-gitops='${process.execPath} ${root}/dist/cli.js --now ${values.from}'
  finetune-gitops plan
  finetune-gitops apply --yes --budget-usd 10 --repository acme/models \\
    --api-url ${stage.github.apiUrl} --base-url ${stage.openai.url}
  finetune-gitops status --repository acme/models --api-url ${stage.github.apiUrl}

Stop with Ctrl-C.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    clearInterval(ticking);
    stage.close().catch((error: unknown) => {
      process.stderr.write(`${error}\n`);
      process.exitCode = 1;
    });
  });
