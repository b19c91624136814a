import type { StarterSet } from './starter.ts';

export const english: StarterSet = {
  somebody: 'our shop',
  starters: [
    {
      kind: 'greeting',
      name: 'Greeting',
      text: '{Hi|Hello} {{first_name|there}}, this is %sender%. You signed up for our news, and here is the first one: …\n\nReply STOP and we will not write again.',
    },
    {
      kind: 'greeting',
      name: 'We have moved',
      text: 'Hello {{first_name|there}}, this is %sender%. We have moved: from … you find us at …. Everything else stays as it is.\n\nReply STOP to end these messages.',
    },
    {
      kind: 'greeting',
      name: 'New opening hours',
      text: 'Hello {{first_name|there}}, %sender% here. From … we are open from … to ….\n\nReply STOP to end these messages.',
    },
    {
      kind: 'offer',
      name: 'Offer',
      text: 'Hello {{first_name|there}}, %sender% has something for you: *…* until …. Show this message at the counter.\n\nReply STOP and we will not write again.',
    },
    {
      kind: 'offer',
      name: 'Back in stock',
      text: 'Hello {{first_name|there}}, what many asked for is back at %sender%: *…*. Shall we keep one for you? Just answer.\n\nReply STOP to end these messages.',
    },
    {
      kind: 'reminder',
      name: 'Appointment',
      text: 'Hello {{first_name|there}}, %sender% reminds you of your appointment on … at …. If you cannot come, tell us here.\n\nReply STOP and we will not remind you again.',
    },
    {
      kind: 'reminder',
      name: 'Ready for collection',
      text: 'Hello {{first_name|there}}, your order is ready at %sender%. You can collect it from … to ….\n\nReply STOP to end these messages.',
    },
    {
      kind: 'event',
      name: 'Invitation',
      text: 'Hello {{first_name|there}}, %sender% invites you: *…* on … at …, …. Will you come? Answer with yes or no.\n\nReply STOP and we will not write again.',
    },
    {
      kind: 'event',
      name: 'Event tomorrow',
      text: 'Hello {{first_name|there}}, tomorrow it is: … at …. %sender% looks forward to seeing you.\n\nReply STOP to end these messages.',
    },
    {
      kind: 'feedback',
      name: 'Feedback',
      text: 'Hello {{first_name|there}}, you were at %sender% lately. How was it? One sentence is enough, we read every answer.\n\nReply STOP and we will not ask again.',
    },
    {
      kind: 'thanks',
      name: 'Thank you',
      text: 'Dear {{first_name|customer}}, thank you for your trust this year. All of us at %sender% wish you well.\n\nReply STOP to end these messages.',
    },
  ],
};
