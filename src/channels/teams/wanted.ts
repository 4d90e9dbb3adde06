/** The entry of Teams' menus, as the manifest names it, and what features call it: on a message, and anywhere else. */
export const ACTION = { id: 'submitProposal', onMessage: 'proposal_from_message', anywhere: 'proposal_new' } as const

/** Where Teams posts everything: what people write and press, and that the bot was added or taken away. */
export const MESSAGES_PATH = '/api/messages'
