import type { ContractModel } from '../model/model.ts';
import { constant, unionType } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

/** `generated/queue.ts`: tasks of the durable queue. */
export const queue = emitterOf('queue', ['queue'], (model, sources) => [
  { path: `${model.project.generated}/queue.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { engine, schema, workers, orderBy, fastAckMs, deduplicateBy, tasks } = model.queue;
  return [
    header(model),
    constant('queue', 'How work is queued. Nothing is ever dropped.', 'queue', {
      engine,
      schema,
      workers,
      orderBy,
      fastAckMs,
      deduplicateBy,
    }),
    '\n',
    unionType(
      'TaskName',
      'A kind of work.',
      'queue.tasks',
      tasks.map((task) => task.name),
    ),
    '\n',
    constant(
      'tasks',
      'What each task does, how often it is tried, and when it runs by itself.',
      'queue.tasks',
      Object.fromEntries(
        tasks.map(({ name, maxAttempts, cron, description }) => [
          name,
          { maxAttempts, cron, description },
        ]),
      ),
      'Record<TaskName, { maxAttempts: number; cron: string | null; description: string }>',
    ),
  ].join('');
}
