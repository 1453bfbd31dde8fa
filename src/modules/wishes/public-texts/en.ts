// English. Translated by the makers of Steg; needs a look by people who grew up with the language.
import type { PublicTexts } from './de.ts'

export const en: PublicTexts = {
  language: 'Language',
  steps: { list: 'Steps', choose: 'Choose', order: 'Order', check: 'Check' },
  enter: {
    title: 'Your wishes for the Praxistage',
    lead: 'Tell us what you want to try out. It takes about five minutes.',
    code: 'Code on your slip of paper',
    codeHelp: '8 letters and numbers. Capital or small letters: both work.',
    go: 'Continue',
    missing: 'Enter the code on your slip of paper.',
    wrong: 'We do not know this code. Compare it with your slip again. If it does not work, ask your teacher.',
    noSlip: 'No slip? Ask your teacher. You can also hand in your wishes on paper.',
    throttled: (minutes) =>
      `There were too many tries just now. Wait ${minutes === 1 ? 'one minute' : `${minutes} minutes`} and try again. Or hand in your wishes on paper.`,
    left: 'You are signed out. What you have sent is saved.',
    otherCode:
      'Somebody is still signed in on this device with another code. Is the code below yours? Then tap “Continue”.',
    otherHere:
      'Somebody signed in here with another code in the meantime. Nothing was sent. Enter your code to go on with what you chose.',
    timedOut: 'Please enter your code again. What you have sent is saved.',
  },
  start: {
    title: 'Is this you?',
    school: 'School',
    schoolClass: 'Class',
    code: 'Code',
    codeEnd: (end) => `ends with ${end}`,
    go: 'Yes, let’s go',
    notMe: 'This is not me',
    what: 'Soon you will spend one day a week in a workshop. Tell us what you want to get to know.',
    how: (count) =>
      count === 1
        ? 'Choose one field. You can also say what you do not want at all.'
        : `Choose up to ${count} fields and put them in order. You can also say what you do not want at all.`,
    until: (day) => `You have time until ${day}.`,
    timeIsEqual: 'Early or late: it makes no difference.',
    answered: 'This is what you have sent:',
    change: 'Change',
    noName: 'Your name is not shown here. Nobody sees it on this device.',
  },
  choose: {
    title: 'What do you want to try out?',
    lead: (count) =>
      count === 1 ? 'Tap “I want this” for one field.' : `Tap “I want this” for up to ${count} fields.`,
    want: 'I want this',
    open: 'Not sure',
    never: 'Not at all',
    chosen: (count, most) => `${count} of ${most} chosen`,
    tooMany: (count, most) =>
      `You have chosen ${count} fields. Only ${most} ${most === 1 ? 'is' : 'are'} possible. Set the others to “Not sure”.`,
    none: 'Choose at least one field.',
    next: 'Continue',
  },
  order: {
    title: 'What matters most to you?',
    lead: 'What you want most is at the top.',
    list: 'Your wishes, the most important first',
    wish: (rank) => `Wish ${rank}`,
    up: 'move up',
    down: 'move down',
    drag: 'Drag to move',
    moved: (field, rank) => `${field} is now your wish number ${rank}.`,
    outside: 'A field you would never think of',
    outsideHelp: 'If you like. Some people find something that surprises them.',
    outsideNone: 'none',
    next: 'Continue',
    back: 'Back',
  },
  check: {
    title: 'Is everything right?',
    lead: 'Nothing has been sent yet.',
    wishes: 'What you want',
    never: 'What you do not want at all',
    noNever: 'You have not ruled out anything.',
    reason: (field) => `Why not ${field}?`,
    reasonHelp: 'If you like. Only your school can read this.',
    reasonStored:
      'Your reason is saved. It is not shown here because others may know your code, too. Leave the box empty to keep it.',
    reasonDrop: (field) => `Delete the saved reason: ${field}`,
    reasonTooLong: (most) => `No more than ${most} characters, please.`,
    outside: 'A surprise',
    change: 'Change',
    send: 'Send',
  },
  done: {
    title: 'Done.',
    changeUntil: (day) => `You can change it until ${day}.`,
    nextTitle: 'What happens next?',
    next: [
      'Then the plan is made: everybody should get at least one wish. Being fast is no advantage.',
      'Your school will tell you which workshops you get. With your code you can also read here why.',
    ],
    change: 'Change again',
    leave: 'Sign out',
    leaveHelp: 'Important if somebody else uses this device.',
  },
  conflict: {
    title: 'There are two versions',
    text: 'Something else has already been saved in another window or on paper. Nothing is lost. Which version should count?',
    stored: 'Saved',
    mine: 'What you have just chosen',
    takeMine: 'Take this one',
    keepStored: 'Keep what is saved',
  },
  closed: {
    noneTitle: 'There is nothing to wish for at the moment',
    none: 'There is no round of wishes for your class right now. Your teacher will tell you when it starts. Keep your slip.',
    earlyTitle: 'It starts soon',
    early: (day) => `From ${day} you can say your wishes here. Keep your slip.`,
    lateTitle: 'The time for wishes is over',
    late: (day) => `Wishes were possible until ${day}. Now the plan is being made.`,
    lateAnswered: 'These wishes are saved:',
    lateMissing:
      'There are no wishes from you. You will get a place anyway. Talk to your teacher, maybe something is still possible.',
    notPlannedTitle: 'No wishes are collected for you here',
    notPlanned: 'Talk to your teacher if you did not expect this.',
  },
  offline: {
    kept: 'No network. Your choice stays on this device. Leave this page open: as soon as the network is back, it goes on by itself.',
    sending: 'The network is back. Sending …',
  },
  draft: { restored: 'What you chose before is back.', discard: 'Discard' },
  errorTitle: 'Something is not right yet',
  fields: {
    metall: {
      label: 'Metal and machines',
      sentence: 'You file, drill and weld: sheet metal and steel become something that lasts.',
    },
    elektro: {
      label: 'Electricity and energy',
      sentence: 'You lay cables, build circuits and find out why no current flows.',
    },
    kfz: {
      label: 'Vehicles',
      sentence: 'You check brakes, change wheels and look for faults in cars, bikes and engines.',
    },
    holz: { label: 'Wood', sentence: 'You saw, plane and glue: in the end you take home what you made.' },
    bau: { label: 'Building and plumbing', sentence: 'You lay bricks, measure and fit pipes, indoors and outdoors.' },
    farbe: { label: 'Paint and rooms', sentence: 'You mix colours, paint, hang wallpaper and design walls.' },
    pflege: {
      label: 'Care and health',
      sentence: 'You learn how to help people who are ill or old, and take pulse and blood pressure.',
    },
    ernaehrung: { label: 'Baking and cooking', sentence: 'You knead, bake and cook, and everybody tastes it.' },
    hauswirtschaft: {
      label: 'Housekeeping',
      sentence: 'You plan a meal for many, go shopping and make sure that everybody feels well.',
    },
    koerperpflege: {
      label: 'Hair and cosmetics',
      sentence: 'You wash, cut and style on practice heads and care for skin and nails.',
    },
    wirtschaft: { label: 'Office and trade', sentence: 'You plan a small company, calculate, write and sell.' },
    gastronomie: { label: 'Hotel and restaurant', sentence: 'You lay tables, welcome guests and serve.' },
    agrar: { label: 'Garden, animals, farming', sentence: 'You plant, sow and look after animals and machines.' },
    textil: { label: 'Textiles and fashion', sentence: 'You design, cut and sew, by hand and by machine.' },
    it: { label: 'Computers and networks', sentence: 'You build a computer and write your first program.' },
    medien: { label: 'Print and media', sentence: 'You design posters, edit photos and print them.' },
    soziales: {
      label: 'Children and social work',
      sentence: 'You play and craft with children and learn what it means to care for them as a job.',
    },
    logistik: { label: 'Storage and transport', sentence: 'You pack, count and plan so that every parcel arrives.' },
  },
}
