/** The limits of a run at a desk; the workflow has them as inputs of the same names. */
import type { Command } from 'commander';
import { amount, approvals, creates, windowMinutes } from './cli-values.ts';

export function onLimits(command: Command): Command {
  return onMoney(onWindow(command)).option(
    '--max-creates <count>',
    'most trainings that one run may start (default: 3)',
    creates,
  );
}

/** What a plan shows as well. */
export function onMoney(command: Command): Command {
  return command
    .option('--budget-usd <amount>', 'what a calendar month may cost; without it nothing is created', amount)
    .option('--max-cost-per-run-usd <amount>', 'what the trainings that one run starts may cost together', amount)
    .option('--approvals <lines>', 'what may pass a guard all the same, as plan prints it', approvals);
}

/** Whoever shares a ledger must wait as long as the others: a shorter window could pay for a create a second time. */
export function onWindow(command: Command): Command {
  return command.option(
    '--waiting-window-minutes <minutes>',
    'how long an unanswered create may still show up; give what the workflow has (default: 15)',
    windowMinutes,
  );
}
