import type { LicenseTexts } from './license-texts.ts';

export const es: LicenseTexts = {
  codes: {
    VALID: 'La licencia es válida.',
    NOT_FOUND: 'Esta clave de licencia no existe. Compárela con la que le dieron.',
    EXPIRED: 'La licencia ha caducado. Renuévela para volver a enviar; sus datos siguen aquí.',
    SUSPENDED: 'La licencia está suspendida. Consulte al vendedor de su licencia.',
    REVOKED: 'La licencia fue revocada y ya no se puede usar. Consulte al vendedor de su licencia.',
    DEVICE_LIMIT_REACHED:
      'La licencia se usa en tantos equipos como permite. Sustituya uno de ellos por este.',
    DEVICE_UNKNOWN: 'Este equipo no está activado para la licencia. Actívelo.',
    DEVICE_MISMATCH: 'Esta instalación se movió a otro equipo. Actívela aquí.',
    DEVICE_BLOCKED: 'Este equipo fue bloqueado. Consulte al vendedor de su licencia.',
    TOKEN_REUSED: 'La licencia se usó desde una copia de esta instalación. Actívela de nuevo.',
    APP_VERSION_TOO_OLD: 'Esta versión de la aplicación es demasiado antigua. Actualícela.',
  },
  actions: {
    none: 'No hay nada que hacer',
    'enter-key': 'Introducir la clave de licencia',
    renew: 'Renovar',
    'contact-seller': 'Contactar con el vendedor',
    'choose-device': 'Elegir el equipo que se sustituye',
    activate: 'Activar este equipo',
    'update-app': 'Actualizar la aplicación',
  },
};
