/** The urls of a bot's instances, asked in turn as a load balancer would. */
export class Urls {
  #urls: readonly string[] = []
  #next = 0

  set(urls: readonly string[]): void {
    this.#urls = urls
  }

  get empty(): boolean {
    return this.#urls.length === 0
  }

  next(): string | undefined {
    return this.#urls[this.#next++ % this.#urls.length]
  }
}
