export const TEXT = {
  opened: (address: string) => `Teams の画面でも試せます（Microsoft 365 Agents Playground）：${address}`,
  failed: 'Teams の画面で試すための Playground は開けませんでした。ここでのお話は、このまま続けられます。',
} as const
