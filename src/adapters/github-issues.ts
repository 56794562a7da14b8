import type { getOctokit } from '@actions/github';
import type { Issue, IssueEdit, IssueList } from '../ports-code-host.ts';
import { readAgain, writeOnce } from './github-failures.ts';

type Issues = ReturnType<typeof getOctokit>['rest']['issues'];

const PAGE = 100;
/** A bot may have opened many issues for other workflows; those changed last are read first. */
const MAX_PAGES = 10;

/** Issues of the repository, read and written for one author. */
export function createGitHubIssues(
  issues: Issues,
  here: { readonly owner: string; readonly repo: string },
  checked: <T extends object>(data: T | undefined) => T,
) {
  return {
    async ownIssues(author: string): Promise<IssueList> {
      const own: Issue[] = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const query = {
          ...here,
          creator: author,
          state: 'all' as const,
          sort: 'updated' as const,
          per_page: PAGE,
          page,
        };
        const found = await readAgain('issues', async () => checked((await issues.listForRepo(query)).data));
        // GitHub lists pull requests as issues, and the filter is looked after here again.
        own.push(...found.filter(one => one.user?.login === author && one.pull_request === undefined).map(toIssue));
        if (found.length < PAGE) return { issues: own, isWhole: true };
      }
      return { issues: own, isWhole: false };
    },

    async createIssue(issue: { readonly title: string; readonly body: string }): Promise<Issue> {
      return writeOnce('issue', async () => toIssue(checked((await issues.create({ ...here, ...issue })).data)));
    },

    async updateIssue(number: number, { title, body, isOpen }: IssueEdit): Promise<Issue> {
      const edit = {
        ...here,
        issue_number: number,
        title,
        body,
        state: isOpen ? ('open' as const) : ('closed' as const),
      };
      return writeOnce('issue', async () => toIssue(checked((await issues.update(edit)).data)));
    },
  };
}

function toIssue(data: {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly html_url: string;
}): Issue {
  const { number, title, state, html_url: url } = data;
  return { number, title, body: data.body ?? '', isOpen: state === 'open', url };
}
