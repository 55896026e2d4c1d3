/** Compiled templates by the name of their file in the folder beside this one. */
export const templates: Readonly<Record<'env-example' | 'readme' | 'render', object>>;
