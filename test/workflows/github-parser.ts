import { registerHooks } from 'node:module';

/** The package imports JSON without saying so, which only bundlers accept. */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (!found.url.endsWith('.json')) return found;
    return { ...found, importAttributes: { type: 'json' } };
  },
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);

/** Faults that GitHub's own parser finds: shape, expressions, contexts, cron, order of jobs. */
export async function githubFaults(name: string, content: string): Promise<string[]> {
  const { value, context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
