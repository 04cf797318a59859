import type { Span } from './span.js';

export const DISCORD_RULE = 'discord-bot-token';

/**
 * Tokens of bots: number of the bot, time, signature. No word stands in all of them by which a line could be chosen, so
 * that this is no rule; they begin as the digits of a number do in base64.
 */
export const discordSpans = (text: string): readonly Span[] =>
  [...text.matchAll(TOKEN)].map(({ index, 0: token }) => ({
    ...{ start: index, end: index + token.length, rule: DISCORD_RULE, definite: true },
  }));

const TOKEN = /(?<![\w.-])(?:M[TDjz]|N[TDjz]|O[TD])[A-Za-z0-9]{22,26}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g;
