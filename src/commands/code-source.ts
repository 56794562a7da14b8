/**
 * Where a rule comes from: something that others wrote, or a decision of this project with the document of its reasons.
 * `date` is that of the edition, as exact as it is known; of an undated page the day it was read.
 */
export type CodeSource =
  | {
      readonly kind: 'theirs';
      readonly title: string;
      /** `null`: where it stood is not known, or it has moved since. */
      readonly url: string | null;
      readonly date: string;
      /** What of the rule is this project's all the same; `null`: nothing. */
      readonly note: string | null;
    }
  | {
      readonly kind: 'ours';
      /** From the root of this repository, with the anchor of the heading where one fits. */
      readonly document: string;
      readonly date: string;
      /** The reason in a sentence; `null`: the code's own "why" says it all. */
      readonly note: string | null;
    };

/** This project's own rules are of this day. */
const DECIDED = '2026-11-22';

export const ours = (document: string, note: string | null = null): CodeSource => ({
  kind: 'ours',
  document,
  date: DECIDED,
  note,
});

const theirs =
  (title: string, url: string | null, date: string) =>
  (note: string | null = null): CodeSource => ({ kind: 'theirs', title, url, date, note });

export const rfc8259 = (section: string, note: string | null = null): CodeSource =>
  theirs(
    `RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format, section ${section}`,
    `https://www.rfc-editor.org/rfc/rfc8259#section-${section}`,
    '2017-12',
  )(note);

export const jsonLines = theirs('JSON Lines', 'https://jsonlines.org/', '2026-11-22');
export const yaml = theirs("YAML Ain't Markup Language, version 1.2.2", 'https://yaml.org/spec/1.2.2/', '2021-10-01');

/** The last edition that describes the rows of training files. */
export const openAiRows = theirs(
  "OpenAI's API specification, inputs of fine-tuning requests (openai/openai-openapi, commit 498c71d)",
  'https://github.com/openai/openai-openapi/tree/498c71d',
  '2025-04-29',
);
export const openAiApi = theirs(
  "OpenAI's API specification 2.3.0 (openai/openai-openapi, commit f85dbe2)",
  'https://github.com/openai/openai-openapi/tree/f85dbe223d40e1a31cba812ab2d755c7e98a92a3',
  '2026-08-21',
);
export const prepareData = theirs(
  "OpenAI's prepare_data (openai/openai-python, src/openai/lib/_validators.py, commit e43b422)",
  'https://github.com/openai/openai-python/blob/e43b422/src/openai/lib/_validators.py',
  '2026-08',
);
export const cookbook = theirs(
  'OpenAI Cookbook, Data preparation and analysis for chat model fine-tuning',
  'https://cookbook.openai.com/examples/chat_finetuning_data_prep',
  '2023-08-22',
);
export const deprecations = theirs(
  "OpenAI's deprecations, newest entry of that day",
  'https://developers.openai.com/api/docs/deprecations',
  '2026-09-11',
);
export const supervisedGuide = theirs("OpenAI's supervised fine-tuning guide", null, '2026');
export const preferenceGuide = theirs("OpenAI's direct preference optimization guide", null, '2026-11');
export const reinforcementGuide = theirs("OpenAI's reinforcement fine-tuning guide", null, '2026');
export const visionGuide = theirs("OpenAI's vision fine-tuning guide", null, '2026');
export const guideOf2024 = theirs("OpenAI's fine-tuning guide, edition of December 2024", null, '2024-12');
/** Error texts that people pasted in public; the project never calls a live API. */
export const errorText = (text: string, date: string, note: string | null = null): CodeSource =>
  theirs(`OpenAI's error “${text}”, as quoted in public reports`, null, date)(note);
export const foundryFormats = theirs('Microsoft Foundry, page on dataset formats', null, '2026');
export const tiktoken = theirs('tiktoken, openai_public.py', 'https://github.com/openai/tiktoken', '2025-08');
export const gitLfs = theirs(
  'Git LFS Specification',
  'https://raw.githubusercontent.com/git-lfs/git-lfs/master/docs/spec.md',
  '2026-11-22',
);
