// Written by scripts/rules.ts from the file names in rules/; do not edit.
import type { Rule } from './rule.ts';
import { rule as answerEdge } from './rules/answer-edge.ts';
import { rule as answerEnds } from './rules/answer-ends.ts';
import { rule as answerFormat } from './rules/answer-format.ts';
import { rule as blankLines } from './rules/blank-lines.ts';
import { rule as callAnswers } from './rules/call-answers.ts';
import { rule as callArguments } from './rules/call-arguments.ts';
import { rule as callUndeclared } from './rules/call-undeclared.ts';
import { rule as completionForm } from './rules/completion-form.ts';
import { rule as completionSpace } from './rules/completion-space.ts';
import { rule as consecutiveAssistant } from './rules/consecutive-assistant.ts';
import { rule as developerRole } from './rules/developer-role.ts';
import { rule as duplicateTool } from './rules/duplicate-tool.ts';
import { rule as emptyAnswer } from './rules/empty-answer.ts';
import { rule as endingInside } from './rules/ending-inside.ts';
import { rule as exampleLimit } from './rules/example-limit.ts';
import { rule as fewExamples } from './rules/few-examples.ts';
import { rule as fileSize } from './rules/file-size.ts';
import { rule as graderFields } from './rules/grader-fields.ts';
import { rule as images } from './rules/images.ts';
import { rule as invisibleText } from './rules/invisible-text.ts';
import { rule as jsonAnswers } from './rules/json-answers.ts';
import { rule as labelBalance } from './rules/label-balance.ts';
import { rule as lastMessage } from './rules/last-message.ts';
import { rule as lengthOutlier } from './rules/length-outlier.ts';
import { rule as letterCase } from './rules/letter-case.ts';
import { rule as longRow } from './rules/long-row.ts';
import { rule as mixedFormats } from './rules/mixed-formats.ts';
import { rule as nearDuplicates } from './rules/near-duplicates.ts';
import { rule as nearLimit } from './rules/near-limit.ts';
import { rule as noAssistant } from './rules/no-assistant.ts';
import { rule as noTrainedMessage } from './rules/no-trained-message.ts';
import { rule as parallelCalls } from './rules/parallel-calls.ts';
import { rule as personalData } from './rules/personal-data.ts';
import { rule as promptForm } from './rules/prompt-form.ts';
import { rule as recommendedExamples } from './rules/recommended-examples.ts';
import { rule as repeatedExamples } from './rules/repeated-examples.ts';
import { rule as repeatedText } from './rules/repeated-text.ts';
import { rule as secrets } from './rules/secrets.ts';
import { rule as separatorInside } from './rules/separator-inside.ts';
import { rule as specialToken } from './rules/special-token.ts';
import { rule as swappedPreferences } from './rules/swapped-preferences.ts';
import { rule as systemPrompts } from './rules/system-prompts.ts';
import { rule as tooLong } from './rules/too-long.ts';
import { rule as tooManyTools } from './rules/too-many-tools.ts';
import { rule as toolName } from './rules/tool-name.ts';
import { rule as toolParameters } from './rules/tool-parameters.ts';
import { rule as wrongFormat } from './rules/wrong-format.ts';

export const RULES: readonly Rule[] = [
  answerEdge,
  answerEnds,
  answerFormat,
  blankLines,
  callAnswers,
  callArguments,
  callUndeclared,
  completionForm,
  completionSpace,
  consecutiveAssistant,
  developerRole,
  duplicateTool,
  emptyAnswer,
  endingInside,
  exampleLimit,
  fewExamples,
  fileSize,
  graderFields,
  images,
  invisibleText,
  jsonAnswers,
  labelBalance,
  lastMessage,
  lengthOutlier,
  letterCase,
  longRow,
  mixedFormats,
  nearDuplicates,
  nearLimit,
  noAssistant,
  noTrainedMessage,
  parallelCalls,
  personalData,
  promptForm,
  recommendedExamples,
  repeatedExamples,
  repeatedText,
  secrets,
  separatorInside,
  specialToken,
  swappedPreferences,
  systemPrompts,
  tooLong,
  tooManyTools,
  toolName,
  toolParameters,
  wrongFormat,
];
