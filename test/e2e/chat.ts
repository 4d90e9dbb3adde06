import type { Locator, Page } from 'playwright-core'
import { openWindow } from './browser.ts'

/** Milliseconds for what the bot answers; the machine may be busy, and the first answer loads the vendor's packages. */
const PATIENCE_MS = 30_000

/** Somebody at the Playground, with what they can do and see there. */
export class Chat {
  readonly page: Page
  readonly picture: (name: string) => Promise<void>
  readonly close: () => Promise<void>

  private constructor({ page, picture, close }: Awaited<ReturnType<typeof openWindow>>) {
    this.page = page
    this.picture = picture
    this.close = close
    page.setDefaultTimeout(PATIENCE_MS)
  }

  /** Opens the page, and waits until one can write there. */
  static async open(url: string): Promise<Chat> {
    const chat = new Chat(await openWindow(url))
    await chat.#composer.waitFor()
    // It repeats what is said, and would be taken for the chat.
    await chat.press('Hide log panel')
    return chat
  }

  get #composer(): Locator {
    return this.page.locator('div[role=textbox]').last()
  }

  async say(text: string): Promise<void> {
    await this.#composer.click()
    await this.page.keyboard.insertText(text)
    await this.#send()
  }

  async #send(): Promise<void> {
    // So it is called in a chat and in a channel.
    await this.page.getByRole('button', { name: /^(Send Message|Post)$/ }).click()
  }

  /** Goes to another chat or channel. */
  async go(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name }).click()
    await this.#composer.waitFor()
  }

  /** Writes where the bot answers only when it is named. */
  async mention(text: string): Promise<void> {
    await this.#composer.click()
    await this.page.keyboard.type('@は')
    await this.page.getByRole('menuitem', { name: 'はぐくみ' }).click()
    await this.page.keyboard.insertText(` ${text}`)
    await this.#send()
  }

  /** Waits until these words can be read. */
  async reads(words: string): Promise<void> {
    await this.page.getByText(words).last().waitFor()
  }

  /** Does something and waits until these words can be read once more than before. */
  async readsAnew(words: string, act: () => Promise<void>): Promise<void> {
    const before = await this.count(words)
    await act()
    await this.page.getByText(words).nth(before).waitFor()
  }

  /** How often these words can be read now. */
  count(words: string): Promise<number> {
    return this.page.getByText(words).count()
  }

  /** The last button of this name. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true }).last()
  }

  async press(name: string): Promise<void> {
    await this.button(name).click()
  }

  /** The name of the first button of the last message that is called so. */
  async firstButton(name: RegExp): Promise<string | undefined> {
    const names = await this.page.getByRole('button', { name }).allInnerTexts()
    return names[0]
  }

  field(label: string): Locator {
    return this.page.getByLabel(label).last()
  }

  /** The dialog that lies over all else. */
  get dialog(): Locator {
    return this.page.getByRole('dialog').last()
  }

  /** Opens an entry of the menu at a message with these words. */
  async actOn(words: string, command: string): Promise<void> {
    const menu = this.page.getByRole('button', { name: 'Show more information' })
    const around = this.page.getByText(words, { exact: true }).last().locator('xpath=ancestor::*').filter({ has: menu })
    // The nearest around the words.
    await around.last().getByRole('button', { name: 'Show more information' }).click()
    await this.page.getByRole('menuitem', { name: 'Action Command' }).click()
    await this.page.getByPlaceholder('Input command id or leave blanks').fill(command)
    await this.press('Create')
  }
}
