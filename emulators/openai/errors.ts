/**
 * Refusals with OpenAI's status, code and wording. "As seen" names texts observed from the real API, collected in the
 * project's OpenAI reference of 2026-11-22; the rest follow the pattern of OpenAI's general request validation.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly param: string | null;
  readonly type: string;

  constructor(status: number, message: string, more: { code?: string; param?: string; type?: string } = {}) {
    super(message);
    this.status = status;
    this.code = more.code ?? null;
    this.param = more.param ?? null;
    this.type = more.type ?? 'invalid_request_error';
  }
}

/** Asked for something that OpenAI has and the emulator has not: a gap of the emulator, reported as a violation. */
export class NotEmulated extends ApiError {}

/** As seen. */
export function noApiKey(): ApiError {
  return new ApiError(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
  );
}

/** As seen. OpenAI shows the key with its middle masked; nothing of it is needed here. */
export function wrongApiKey(): ApiError {
  return new ApiError(
    401,
    'Incorrect API key provided: ***. You can find your API key at https://platform.openai.com/account/api-keys.',
    { code: 'invalid_api_key' },
  );
}

/** As seen. */
export function unknownUrl(method: string, path: string): NotEmulated {
  return new NotEmulated(404, `Invalid URL (${method} ${path})`);
}

/** As seen. */
export function noSuchFile(id: string): ApiError {
  return new ApiError(404, `No such File object: ${id}`, { param: 'id' });
}

/** As seen. */
export function noSuchJob(id: string): ApiError {
  return new ApiError(404, `Could not find fine tune: ${id}`, { code: 'fine_tune_not_found', param: 'fine_tune_id' });
}

/** As seen. */
export function noSuchModel(id: string): ApiError {
  return new ApiError(404, `The model '${id}' does not exist`, { code: 'model_not_found', param: 'model' });
}

/** The role: OpenAI API specification 2.3.0. Status and wording as seen for other missing permissions. */
export function notAnOwner(): ApiError {
  return new ApiError(
    403,
    'You have insufficient permissions for this operation. Missing scopes: api.delete. Check that you have the correct role in your organization (Owner).',
  );
}

/** As seen. */
export function notTrainable(model: string): ApiError {
  return new ApiError(400, `Model ${model} is not available for fine-tuning or does not exist.`, {
    code: 'model_not_available',
    param: 'model',
  });
}

/** Made in the style of the refusal above: no text for this was ever seen. */
export function methodNotOffered(model: string, method: string): ApiError {
  return new ApiError(400, `Model ${model} is not available for fine-tuning with the method '${method}'.`, {
    code: 'model_not_available',
    param: 'model',
  });
}

/** As seen by three independent organisations in 2026. */
export function trainingClosed(): ApiError {
  return new ApiError(
    403,
    'OpenAI is winding down the fine-tuning platform and your organization is no longer able to create new fine-tuning training jobs.',
    { code: 'training_not_available' },
  );
}

/** As seen in February 2026. */
export function dailyLimitReached(limit: number, model: string): ApiError {
  return new ApiError(
    429,
    `This fine-tune request has been rate-limited. Your organization has reached the maximum of ${limit} fine-tuning requests per day for the model '${model}'.`,
    { code: 'daily_rate_limit_exceeded' },
  );
}

/** As seen, for an ID that names no file. */
export function invalidFileId(param: 'training_file' | 'validation_file', id: string): ApiError {
  return new ApiError(400, `invalid ${param}: ${id}`, { param });
}

export function wrongPurpose(param: 'training_file' | 'validation_file', id: string, purpose: string): ApiError {
  return new ApiError(400, `invalid ${param}: ${id} has the purpose '${purpose}' and not 'fine-tune'`, { param });
}

/** As seen. */
export function notJsonl(): ApiError {
  return new ApiError(400, 'Invalid file format for Fine-Tuning API. Must be .jsonl');
}

/** As seen in 2023; usual cause: a byte order mark or pretty-printed JSON. */
export function notDictionary(line: number, start: string): ApiError {
  return new ApiError(
    400,
    `Expected file to have JSONL format, where every line is a JSON dictionary. Line ${line} is not a dictionary (HINT: line starts with: "${start}...").`,
  );
}

export function jobEnded(id: string, status: string): ApiError {
  return new ApiError(400, `Job has already ended: ${id} is ${status}`, { code: 'job_already_ended' });
}

export function missingParameter(param: string): ApiError {
  return new ApiError(400, `Missing required parameter: '${param}'.`, { code: 'missing_required_parameter', param });
}
