import { type Card, card } from '../../bot/card/card.ts'
import { BUTTON, TEXT } from './texts.ts'

/** First contact, only when a person opens the chat: what the bot is for, and before any input purpose and retention. */
export function greetingCard(): Card {
  return card(TEXT.greeting)
    .text(TEXT.promise)
    .note(TEXT.purpose)
    .button(BUTTON.own, 'ask', 'own')
    .button(BUTTON.due, 'reminders', 'mine')
    .button(BUTTON.courses, 'ask', 'ownCourses')
    .button(BUTTON.support, 'support', 'contacts')
    .button(BUTTON.help, 'home', 'help')
    .build()
}

/** Help: what can be typed, by example. The way to 相談先 is the second press. */
export function helpCard(): Card {
  return card(TEXT.helpTitle)
    .list(TEXT.examples)
    .note(TEXT.purpose)
    .button(BUTTON.own, 'ask', 'own')
    .button(BUTTON.courses, 'ask', 'ownCourses')
    .button(BUTTON.support, 'support', 'contacts')
    .build()
}

/** The bot's part of a person's page: what it is for, and how to begin. */
export function pageCard(): Card {
  return card(TEXT.pageTitle)
    .text(TEXT.pageHow)
    .note(TEXT.purpose)
    .button(BUTTON.support, 'support', 'contacts')
    .button(BUTTON.help, 'home', 'help')
    .build()
}

/** One thanks, once. */
export function thanksCard(): Card {
  return card(TEXT.thanks).build()
}
