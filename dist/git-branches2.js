export { t as createGitBranches, n as remoteAddress } from "./git-branches.js";
