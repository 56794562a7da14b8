import { isBot, refusal } from '../access.ts';
import { GitHubError } from '../github-error.ts';
import { officialExample, userView } from '../world.ts';
import { callerLogin, type Routes } from './route.ts';

export const accountRoutes: Routes = {
  'GET /user': {
    // As a write: never without a token.
    requires: { level: 'write', permissions: [] },
    handle(call) {
      const login = callerLogin(call);
      // An App's token stands for no user; GraphQL's `viewer` does answer it.
      if (call.token !== null && isBot(login)) throw new GitHubError(403, refusal(call.token));
      return { status: 200, body: { ...officialExample(call.world, 'GET /user'), ...userView(call.world, login) } };
    },
  },

  'GET /rate_limit': {
    requires: { level: 'read', permissions: [] },
    handle: ({ world }) => {
      const reset = world.clock.seconds() + 3600;
      const counter = { limit: 5000, used: 1, remaining: 4999, reset };
      return {
        status: 200,
        body: {
          ...officialExample(world, 'GET /rate_limit'),
          resources: { core: counter, search: counter },
          rate: counter,
        },
      };
    },
  },
};
