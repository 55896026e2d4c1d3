import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeQuestions } from '../../src/db/queries/close-questions.ts';
import { insertQuestion } from '../../src/db/queries/insert-question.ts';
import { readOpenQuestion, readOpenQuestions } from '../../src/db/queries/read-questions.ts';
import { readUserCard } from '../../src/db/queries/read-user-card.ts';
import { LedgerUnderTest } from '../money/ledger-under-test.ts';

let ledger: LedgerUnderTest;
beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(() => ledger.close());

it('a question waits until its user is answered; others wait on, and what was asked later', async () => {
  const db = ledger.pool;
  const [ann, ben, helper] = [await ledger.user(), await ledger.user(), await ledger.user()];
  await insertQuestion(db, ann, 'Where is my picture?');
  await insertQuestion(db, ben, 'Where is my money?');
  await insertQuestion(db, ann, 'Hello?');
  const open = await readOpenQuestions(db, 10);
  expect(open.map(({ userId, body }) => [userId, body])).toEqual([
    [ann, 'Where is my picture?'],
    [ben, 'Where is my money?'],
    [ann, 'Hello?'],
  ]);
  const [first, second] = open.map(({ id }) => id) as [number, number];
  const answeredTo = await readUserCard(db, { id: ann });
  await insertQuestion(db, ann, 'And now?');
  await closeQuestions(db, { userId: ann, questionId: answeredTo?.openQuestionId ?? 0 }, helper);
  expect(await readOpenQuestions(db, 10)).toMatchObject([{ userId: ben }, { body: 'And now?' }]);
  expect(await readOpenQuestion(db, first)).toBeNull();
  expect(await readOpenQuestion(db, second)).toMatchObject({ userId: ben });
  const { rows } = await db.query(
    'SELECT body FROM questions WHERE answered_by = $1::bigint AND answered_at IS NOT NULL ORDER BY id',
    [helper],
  );
  expect(rows).toEqual([{ body: 'Where is my picture?' }, { body: 'Hello?' }]);
});
