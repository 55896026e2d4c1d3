import type { Question } from '../../core/admin/question.ts';
import type { Queryable } from '../pool.ts';

const OPEN = `
  SELECT questions.id::float8 AS id, user_id::float8 AS "userId", first_name AS "firstName", body,
         (extract(epoch FROM asked_at) * 1000)::float8 AS "askedAtMs"
  FROM questions JOIN users ON users.id = user_id
  WHERE answered_at IS NULL`;

/** Those without an answer; who waits longest is first. */
export async function readOpenQuestions(
  db: Queryable,
  count: number,
): Promise<readonly Question[]> {
  const { rows } = await db.query<Question>(`${OPEN} ORDER BY questions.id LIMIT $1::int`, [count]);
  return rows;
}

/** Null: it has an answer. */
export async function readOpenQuestion(db: Queryable, id: number): Promise<Question | null> {
  const { rows } = await db.query<Question>(`${OPEN} AND questions.id = $1::bigint`, [id]);
  return rows[0] ?? null;
}
