// Written by scripts/rules.ts from the file names in rules/; do not edit.
import type { Rule } from './rule.ts';
import { rule as blankLines } from './rules/blank-lines.ts';
import { rule as developerRole } from './rules/developer-role.ts';
import { rule as emptyAnswer } from './rules/empty-answer.ts';
import { rule as fewExamples } from './rules/few-examples.ts';
import { rule as fileSize } from './rules/file-size.ts';
import { rule as lastMessage } from './rules/last-message.ts';
import { rule as noAssistant } from './rules/no-assistant.ts';
import { rule as noTrainedMessage } from './rules/no-trained-message.ts';
import { rule as tooLong } from './rules/too-long.ts';
import { rule as wrongFormat } from './rules/wrong-format.ts';

export const RULES: readonly Rule[] = [
  blankLines,
  developerRole,
  emptyAnswer,
  fewExamples,
  fileSize,
  lastMessage,
  noAssistant,
  noTrainedMessage,
  tooLong,
  wrongFormat,
];
