/** What help there is about, in the order in which it is offered. */
export const helpTopics = ['order', 'prices', 'free', 'privacy', 'problem', 'payment'] as const;
export type HelpTopic = (typeof helpTopics)[number];

export function isHelpTopic(text: string): text is HelpTopic {
  return (helpTopics as readonly string[]).includes(text);
}
