import { failed, passed, type Scenario } from '../../generator/smoke/scenario.ts';
import { healthOf } from './health-answer.ts';

/** Enough for a percentile. */
const TIMES = 20;
/** Once is a moment in which the database was slow to answer. */
const FAILING_IN_A_ROW = 3;

/** /health has the form of the contract, and the service was made from this very contract. */
export const scenario: Scenario = {
  id: 'S0',
  run: async ({ contractHash, request, took }) => {
    let failing = 0;
    for (let count = 0; count < TIMES; count++) {
      const answer = await request({ path: '/health' });
      const { contract, status } = healthOf(answer);
      took(answer.tookMs);
      const shown = { request: answer.request, seen: answer.text };
      if (contract !== contractHash) {
        return failed(`The service was made from another contract than ${contractHash}.`, shown);
      }
      failing = status === 'failing' ? failing + 1 : 0;
      if (failing < FAILING_IN_A_ROW) continue;
      return failed(`The service says ${failing} times in a row that it is failing.`, shown);
    }
    return passed();
  },
};
