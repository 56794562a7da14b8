// src/commands/user-error.ts
var UserError = class extends Error {
	name = "UserError";
	fix;
	constructor(message, options) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.fix = options.fix;
	}
};
export { UserError as t };
