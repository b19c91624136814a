import { hash } from 'node:crypto';
import { isKeyword, keywordKey } from '@mywasender/campaigns/opt-in/keyword';
import { parsePhone } from '@mywasender/campaigns/phone';
import type { OptIn } from '@mywasender/contract/models/opt-in';
import type { Core } from '../core.ts';
import { type ClaimedAnswer, claimAutomatic } from '../inbox/automatic-answer.ts';
import { recordConsent } from '../store/consents.ts';
import { contactById, contactByPhone, insertContact, updateContact } from '../store/contacts.ts';
import { lidOfPhone } from '../store/identities.ts';
import { addMember, addTag, isMember, listById } from '../store/lists.ts';
import { hasJoined, noteJoin, takeWaiting } from '../store/opt-in-joins.ts';
import { listeningOptIn, optInById, type Statement, statementsOf } from '../store/opt-ins.ts';
import { profileById } from '../store/profiles.ts';
import { isSuppressedHash, phoneHash } from '../store/suppressions.ts';

/** Something a person wrote, as it is stored. */
export interface WrittenMessage {
  readonly profileId: string;
  readonly conversationId: number;
  readonly inboxId: number;
  readonly messageId: string;
  readonly phone: string | null;
  readonly lid: string | null;
  readonly text: string;
  readonly at: number;
}

export interface TakenKeywords {
  /** The message is a keyword, and the person is in: nobody has to answer it. */
  readonly joined: boolean;
  /** Of this message, and of those that waited for the number of this person. */
  readonly taken: readonly TakenKeyword[];
}

export interface TakenKeyword {
  readonly optInId: string;
  readonly joined: boolean;
  readonly welcome: ClaimedAnswer | null;
}

/** WhatsApp dates messages in whole seconds. */
const SECOND = 1000;

/**
 * Takes in whoever wrote the keyword of an opt-in of this profile: contact, proof of consent, list, tag, and the claim of the
 * welcome, in the transaction that stores the message. Whoever is on the list of people not to write to stays there,
 * and a person whose number is not known waits until it is: then what they wrote counts from when they wrote it.
 */
export function takeKeywords(core: Core, message: WrittenMessage): TakenKeywords {
  const { phone, lid } = message;
  const waited = phone === null || lid === null ? [] : takeWaited(core, { phone, lid });
  const taken = takeKeyword(core, message);
  return { joined: taken?.joined === true, taken: taken === null ? waited : [...waited, taken] };
}

function takeKeyword(core: Core, message: WrittenMessage): TakenKeyword | null {
  const key = keywordKey(message.text.slice(0, 1000));
  const { profileId, at } = message;
  // by the key first: hardly any message has one
  const optIn = key === '' ? null : listeningOptIn(core.sql, { profileId, key, at: at + SECOND });
  return optIn !== null && isKeyword(message.text, key) ? take(core, optIn, message) : null;
}

function takeWaited(core: Core, who: { phone: string; lid: string }): readonly TakenKeyword[] {
  return takeWaiting(core.sql, who.lid).flatMap(({ optInId, ...message }) => {
    const optIn = optInById(core.sql, optInId);
    return optIn === null ? [] : [take(core, optIn, { ...message, ...who })];
  });
}

function take(core: Core, optIn: OptIn, message: WrittenMessage): TakenKeyword {
  const { phone, inboxId, at } = message;
  const lid = message.lid ?? (phone === null ? null : lidOfPhone(core.sql, phone));
  const optInId = Number(optIn.id);
  const person = phoneHash(core.salt, phone ?? lid ?? '');
  const note = { optInId, person, inboxId, at, lid: null, contactId: null };
  const outside: TakenKeyword = { optInId: optIn.id, joined: false, welcome: null };
  if (isSuppressedHash(core.sql, person, lid)) {
    noteJoin(core.sql, { ...note, outcome: 'opted-out' });
    return outside;
  }
  if (phone === null) {
    noteJoin(core.sql, { ...note, lid, outcome: 'waiting' });
    return outside;
  }
  if (hasJoined(core.sql, optInId, person) && isStillIn(core, phone, Number(optIn.listId)))
    return { ...outside, joined: true };
  const contactId = join(core, optIn, { ...message, phone });
  noteJoin(core.sql, { ...note, contactId, outcome: 'joined' });
  const welcome =
    optIn.welcome === null
      ? null
      : claimAutomatic(core, {
          answerId: `welcome-${optIn.id}-${person}`,
          conversationId: message.conversationId,
          profileId: message.profileId,
          phone,
          text: optIn.welcome,
          at,
        });
  return { optInId: optIn.id, joined: true, welcome };
}

/** Whoever was removed, taken off the list or lost their consent since may come back by the keyword. */
function isStillIn(core: Core, phone: string, listId: number): boolean {
  const known = contactByPhone(core.sql, phone);
  const contact = known === null ? null : contactById(core.sql, known.id);
  return contact !== null && contact.consent !== null && isMember(core.sql, listId, Number(contact.id));
}

/** A contact, new or known, with one more proof of consent; returns its id. */
function join(core: Core, optIn: OptIn, message: WrittenMessage & { readonly phone: string }): number {
  const { phone, at } = message;
  const known = contactByPhone(core.sql, phone);
  const parsed = parsePhone(phone, null);
  const made = {
    phone,
    phoneHash: phoneHash(core.salt, phone),
    country: parsed.ok && parsed.country !== '001' ? parsed.country : 'ZZ',
    name: '',
    fields: {},
    importId: known?.importId ?? null,
    at: core.deps.wallClock.now(),
  };
  const id = known?.id ?? insertContact(core.sql, made);
  if (known !== null && contactById(core.sql, known.id) === null) updateContact(core.sql, known, made);
  const statement = statementAt(core, Number(optIn.id), at);
  recordConsent(core.sql, id, {
    source: `WhatsApp: ${optIn.keyword}`,
    date: localDay(at),
    method: 'keyword',
    attestedBy: receiver(core, message.profileId),
    wording: statement.statement,
    evidence: evidenceOf(message, statement),
    at: core.deps.wallClock.now(),
  });
  const listId = Number(optIn.listId);
  if (listById(core.sql, listId) !== null) addMember(core.sql, listId, id);
  if (optIn.tag !== null) addTag(core.sql, id, optIn.tag);
  return id;
}

/** The words in force when the person wrote, not when their message was read. */
function statementAt(core: Core, optInId: number, at: number): Statement {
  const statements = statementsOf(core.sql, optInId);
  const found = statements.find(({ from }) => from <= at + SECOND) ?? statements.at(-1);
  if (found === undefined) throw new Error(`opt-in ${optInId} has no statement`);
  return found;
}

/** Our account, by the name it has here and its number. */
function receiver(core: Core, profileId: string): string {
  const profile = profileById(core.sql, profileId);
  return [profile?.name ?? profileId, profile?.phone ?? '']
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 120);
}

/**
 * What they wrote, when, the id of the message and the version of the words. The ids of WhatsApp hold the number, which
 * the ledger never does: of `false_49…@c.us_3EB0…` the last part is kept, of those of the official API the SHA-256.
 */
function evidenceOf({ text, messageId, at }: WrittenMessage, { version }: Statement): string {
  const own = /^(?:true|false)_[^_]+_(\w+)$/.exec(messageId)?.[1] ?? `sha256:${hash('sha256', messageId)}`;
  return `“${text.trim().slice(0, 200)}” · ${new Date(at).toISOString()} · ${own} · v${version}`;
}

/** As people at this computer count days. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
