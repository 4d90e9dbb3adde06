/** Takes a count and whether so many of something fit; gives the most that do, at least none. */
export function mostThatFit(count: number, fits: (count: number) => boolean): number {
  let least = 0
  let beyond = count + 1
  while (beyond - least > 1) {
    const middle = Math.floor((least + beyond) / 2)
    if (fits(middle)) least = middle
    else beyond = middle
  }
  return least
}
