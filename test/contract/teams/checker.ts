import { Faults, type Fields, fieldsOf, listOf } from '../faults.ts'
import { checkElement, oneOf } from './elements.ts'

/**
 * The rules of Teams once more, written from its documentation and not from the renderer: whatever is not listed here is
 * a fault. Takes an activity; gives what Teams would refuse, fold or read as markup, with its place.
 */
export function faultsOfMessage(activity: object): string[] {
  const found = new Faults()
  const message = fieldsOf(activity)
  found.only('message', message, ['type', 'summary', 'attachments', 'entities', 'channelData'])
  oneOf('type', message.type, ['message'], found)
  found.length('summary', message.summary, 1, 200)
  if (/\n/.test(String(message.summary)) || String(message.summary).trim() === '') found.add('summary', 'is no line')
  checkSize(message, found)
  checkEntities(message, found)
  if (
    message.channelData !== undefined &&
    JSON.stringify(message.channelData) !== '{"feedbackLoop":{"type":"default"}}'
  )
    found.add('channelData', JSON.stringify(message.channelData))
  found.count('attachments', listOf(message.attachments), 1, 1)
  for (const attachment of listOf(message.attachments).map(fieldsOf)) {
    found.only('attachment', attachment, ['contentType', 'content'])
    oneOf('contentType', attachment.contentType, ['application/vnd.microsoft.card.adaptive'], found)
    checkCard(fieldsOf(attachment.content), found)
  }
  return found.all
}

/** Takes a card by itself; gives its faults. */
export function faultsOfCard(card: object): string[] {
  const found = new Faults()
  checkCard(fieldsOf(card), found)
  if (bytes(card) > 28 * 1024) found.add('card', `${bytes(card)} bytes`)
  return found.all
}

/** Takes the card of a dialog; gives its faults. A dialog takes nothing back but a Submit. */
export function faultsOfDialog(card: object): string[] {
  const others = JSON.stringify(card).match(/Action\.(?!Submit)\w+/g) ?? []
  return [...faultsOfCard(card), ...others.map((action) => `${action} in a dialog`)]
}

/** What a sender and the service add to an activity, at its longest. */
const ENVELOPE = {
  ...{ channelId: 'msteams', locale: 'ja-JP', serviceUrl: `https://smba.trafficmanager.net/apac/${'x'.repeat(36)}/` },
  from: { id: `28:${'x'.repeat(36)}`, name: 'はぐくみ' },
  recipient: { id: `29:${'x'.repeat(96)}`, name: '鹿児島　花子'.repeat(4), aadObjectId: 'x'.repeat(36) },
  conversation: { id: `a:${'x'.repeat(150)}`, tenantId: 'x'.repeat(36), conversationType: 'personal' },
  ...{ replyToId: 'x'.repeat(20), timestamp: '2026-11-22T09:00:00.000Z', attachmentLayout: 'list' },
}

/** Cards are refused above 28 KB, messages above 100 KB as UTF-16, of which 80 are advised. */
function checkSize(message: Fields, found: Faults): void {
  const sent = { ...message, ...ENVELOPE }
  if (bytes(sent) > 28 * 1024) found.add('message', `${bytes(sent)} bytes`)
  if (2 * JSON.stringify(sent).length > 80 * 1024) found.add('message', 'beyond 80 KB')
}

/** Only one entity tells of the message. */
function checkEntities(message: Fields, found: Faults): void {
  const entities = listOf(message.entities).map(fieldsOf)
  found.count('entities', entities, 0, 1)
  const [entity = {}] = entities
  found.only('entity', entity, ['type', '@type', '@context', '@id', 'additionalType', 'citation'])
  if (entities.length > 0) {
    const { type, '@type': kind, '@context': context, '@id': id } = entity
    const root = JSON.stringify(['https://schema.org/Message', 'Message', 'https://schema.org', ''])
    if (JSON.stringify([type, kind, context, id]) !== root) found.add('entity', 'is no message')
  }
  if (![undefined, '["AIGeneratedContent"]'].includes(JSON.stringify(entity.additionalType)))
    found.add('additionalType', JSON.stringify(entity.additionalType))
  const claims = listOf(entity.citation).map(fieldsOf)
  found.count('citation', claims, entity.citation === undefined ? 0 : 1, 10)
  for (const [at, claim] of claims.entries()) checkClaim(claim, at + 1, found)
}

function checkClaim(claim: Fields, position: number, found: Faults): void {
  const where = `citation ${position}`
  found.only(where, claim, ['@type', 'position', 'appearance'])
  if (claim['@type'] !== 'Claim' || claim.position !== position) found.add(where, 'no claim, or not in its place')
  const appearance = fieldsOf(claim.appearance)
  found.only(where, appearance, ['@type', 'name', 'abstract'])
  oneOf(where, appearance['@type'], ['DigitalDocument'], found)
  for (const [part, most] of [
    ['name', 80],
    ['abstract', 160],
  ] as const) {
    found.length(`${where} ${part}`, appearance[part], 1, most)
    if (String(appearance[part]).trim() === '') found.add(`${where} ${part}`, 'shows nothing')
  }
}

/** Words where markdown is read: nothing in them may have a meaning. */
function checkWords(where: string, words: unknown, most: number, found: Faults): void {
  found.length(where, words, 1, most)
  const syntax = /[*_~`[\]<>&\\#|@\n]|^\s*([-+=]|\d+[.)])|:\/\/|www\./i.exec(String(words))
  if (syntax) found.add(where, `holds syntax ${syntax[0]}`)
}

function checkCard(card: Fields, found: Faults): void {
  const { $schema, type, version, lang, msteams } = card
  found.only('card', card, ['$schema', 'type', 'version', 'lang', 'msteams', 'fallbackText', 'body', 'actions'])
  const head = JSON.stringify(['http://adaptivecards.io/schemas/adaptive-card.json', 'AdaptiveCard', '1.5', 'ja'])
  if (JSON.stringify([$schema, type, version, lang]) !== head) found.add('card', 'is none of version 1.5')
  if (JSON.stringify(msteams) !== '{"width":"Full"}') found.add('msteams', JSON.stringify(msteams))
  checkWords('fallbackText', card.fallbackText, 300, found)
  found.count('body', listOf(card.body), 1, 1_000)
  for (const [at, element] of listOf(card.body).entries())
    checkElement(fieldsOf(element), `${at}`, { card: checkNested, found })
  if (card.actions !== undefined)
    checkElement({ type: 'ActionSet', actions: card.actions }, 'actions', { card: checkNested, found })
  found.unique('id of an input', idsIn(card))
  if (/"(refresh|authentication|iconUrl|url|selectAction|inlineAction)":/.test(JSON.stringify(card)))
    found.add('card', 'opens or loads something')
}

/** A form below a button; Teams opens no card within it. */
function checkNested(card: unknown, found: Faults): void {
  if (JSON.stringify(card).includes('Action.ShowCard')) found.add('card', 'opens a card within a card')
  checkCard(fieldsOf(card), found)
}

function idsIn(card: Fields): string[] {
  return [...JSON.stringify(card).matchAll(/"id":("(?:[^"\\]|\\.)*")/g)].map(([, id = '']) => id)
}

function bytes(json: unknown): number {
  return Buffer.byteLength(JSON.stringify(json))
}
