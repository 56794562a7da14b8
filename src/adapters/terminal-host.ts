import { visible } from '../core/report/escape.ts';
import type { Output } from '../ports.ts';

/** Results go to standard output, everything said on the way to standard error. */
export function createTerminalOutput(options: { readonly trace: boolean; readonly startedAt: number }): Output {
  const say = (line: string): void => {
    process.stderr.write(`${visible(line, 2000)}\n`);
  };
  return {
    info: say,
    warn: line => say(`warning: ${line}`),
    trace: line => {
      if (options.trace) say(`[${Math.round(performance.now() - options.startedAt)} ms] ${line}`);
    },
  };
}

/** A failure's words may come from the other end of a connection. */
export function printError(text: string): void {
  process.stderr.write(`error: ${visible(text, 2000)}\n`);
}

export function printResult(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function printJson(value: object): void {
  printResult(JSON.stringify(value, null, 2));
}
