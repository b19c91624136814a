export const welcome = {
  title: 'Welcome to MyWASender',
  lead: 'Send a notice to people who agreed to hear from you: each person once, at the pace of a person, never again to anyone who says stop.',
  honest: 'Before you start, the plain truth',
  terms: {
    title: 'WhatsApp’s terms',
    text: 'WhatsApp does not allow bulk or automated messaging on its consumer apps, at any speed. Using this app with a normal WhatsApp account is outside of those terms. The official WhatsApp Business Cloud API is the channel WhatsApp provides for this, and the only one it fully sanctions.',
    accept:
      'I have read this and understand that WhatsApp’s terms do not allow automated messaging on consumer accounts.',
  },
  consent: {
    title: 'Consent',
    text: 'Write only to people who gave you their number and agreed to hear from you. The app asks where, when and how they agreed, keeps that record, and refuses to write to anybody without it. Whoever answers STOP is never written to again, in any campaign.',
    accept: 'I will write only to people who agreed to it, and I can show how they did.',
  },
  risk: {
    title: 'The risk to your number',
    text: 'WhatsApp may limit, lock or ban your number, also for reasons nobody outside knows. Slow pacing, warm-up and safety stops protect the people you write to and lower the risk. They do not remove it, and nobody can promise “no ban”. Do not use a number you cannot afford to lose.',
    accept: 'I accept the risk that my number may be limited or banned.',
  },
  name: 'Your full name',
  nameHint: 'Recorded on this computer together with the date and the version of these statements.',
  nameMissing: 'Enter your name.',
  accept: 'Accept and continue',
  incomplete: 'Tick all three statements and enter your name to continue.',
  cloudApi: 'About the official WhatsApp Business Cloud API (opens the browser)',
  again: 'The statements have changed since you accepted them on {date}. Please read them again.',
} as const;
