/** What a page of the platform says. Rejects with what it said instead. */
export async function get<T>(url: string): Promise<T> {
  return (await answered(await fetch(url))).json() as Promise<T>
}

/** Tells the platform something; ends with its answer. Rejects with what it said instead. */
export async function tell<T>(url: string, body: unknown): Promise<T> {
  return (await answered(await fetch(url, { method: 'POST', body: JSON.stringify(body) }))).json() as Promise<T>
}

async function answered(response: Response): Promise<Response> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return response
}
