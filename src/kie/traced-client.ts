import type { Tracing } from '../core/tracing.ts';
import type { KieClient } from './client.ts';

/** The same client, whose requests are parts of the work under way. */
export function tracedClient(client: KieClient, tracing: Tracing): KieClient {
  return {
    createTask: (request) =>
      tracing.call('vendor create task', { 'url.path': request.path }, async (note) => {
        const answer = await client.createTask(request);
        note({ answer: answer.kind });
        return answer;
      }),
    readTask: (endpoint, taskId) =>
      tracing.call('vendor read task', { task_id: taskId }, async (note) => {
        const status = await client.readTask(endpoint, taskId);
        note({ answer: status.kind });
        return status;
      }),
    upload: (file) =>
      tracing.call('vendor upload', { bytes: file.bytes.byteLength }, async (note) => {
        const answer = await client.upload(file);
        note({ answer: answer.kind });
        return answer;
      }),
  };
}
