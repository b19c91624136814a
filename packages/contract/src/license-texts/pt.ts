import type { LicenseTexts } from './license-texts.ts';

export const pt: LicenseTexts = {
  codes: {
    VALID: 'A licença é válida.',
    NOT_FOUND: 'Esta chave de licença não existe. Compare-a com a que recebeu.',
    EXPIRED: 'A licença expirou. Renove-a para voltar a enviar; os seus dados continuam aqui.',
    SUSPENDED: 'A licença está suspensa. Fale com o vendedor da sua licença.',
    REVOKED: 'A licença foi revogada e não pode mais ser usada. Fale com o vendedor da sua licença.',
    DEVICE_LIMIT_REACHED:
      'A licença está em uso em tantos computadores quantos permite. Substitua um deles por este.',
    DEVICE_UNKNOWN: 'Este computador não está ativado para a licença. Ative-o.',
    DEVICE_MISMATCH: 'Esta instalação foi movida para outro computador. Ative-a aqui.',
    DEVICE_BLOCKED: 'Este computador foi bloqueado. Fale com o vendedor da sua licença.',
    TOKEN_REUSED: 'A licença foi usada a partir de uma cópia desta instalação. Ative-a de novo.',
    APP_VERSION_TOO_OLD: 'Esta versão do aplicativo é antiga demais. Atualize-a.',
  },
  actions: {
    none: 'Nada a fazer',
    'enter-key': 'Informar a chave de licença',
    renew: 'Renovar',
    'contact-seller': 'Falar com o vendedor',
    'choose-device': 'Escolher o computador a substituir',
    activate: 'Ativar este computador',
    'update-app': 'Atualizar o aplicativo',
  },
};
