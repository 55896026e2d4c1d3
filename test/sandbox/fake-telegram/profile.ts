/** What the bot says about itself. The key of each is a language, '' for all others. */
export class Profile {
  readonly commands = new Map<string, readonly BotCommand[]>();
  readonly texts = {
    name: new Map<string, string>(),
    description: new Map<string, string>(),
    shortDescription: new Map<string, string>(),
  };
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}
