/** What was seen by reading the files, where a number alone does not say why. */
export const NOTES: Readonly<Record<string, string>> = {
  'broken-array-in-jsonl-litellm.jsonl':
    'Two of its 22 lines are objects of their own: the messages inside the document.',
  'array-sharegpt-glaive-tools.json':
    'In one conversation a call gives a list where the declared parameter is a number.',
  'broken-two-bad-lines-instructor.jsonl':
    'Lists of search queries, not conversations. Line 3 has a member without an object around it, line 5 a key without quotes.',
  'chat-multilingual-vedaz-5.jsonl': 'The personal data are telephone numbers of crisis lines.',
  'chat-weight-mistral-sdk.jsonl': 'The only assistant message of line 3 has weight 0.',
  'legacy-autotune-prepared.jsonl': 'What `prepare_data` made of legacy-autotune-raw.jsonl.',
  'legacy-autotune-raw.jsonl': 'What `prepare_data` was given; its output is legacy-autotune-prepared.jsonl.',
  'legacy-crlf-cc0.jsonl':
    'Each completion begins with "Answer: " and ends with a full stop; two are of two sentences.',
  'legacy-plots-daveshap.jsonl': 'All prompts end with the same heading; some prompts were written out twice.',
  'other-llamafactory-parts-lossweight.jsonl': 'Parts are {type, value}, not {type, text}.',
  'other-llamafactory-tools-as-string.jsonl':
    '`tools` is a text, and tool messages name no call; in 23 rows the schemas have the type "dict".',
  'tools-multiturn-zava-foundry.jsonl':
    'Invented customers, but 17 with mailboxes at real mail services; in line 32 it is a telephone number. In 20 rows the announcement and the call are two messages.',
};
