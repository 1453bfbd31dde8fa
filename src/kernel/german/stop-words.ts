// German function words, question words and the auxiliary verbs of questions. Our own list, written for this product.

import { foldWord } from './fold-word.ts'

const lists = `
der die das des dem den ein eine einer eines einem einen kein keine keiner keines keinem keinen
ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen man jemand niemand
mein meine meiner meines meinem meinen dein deine deiner deines deinem deinen sein seine seiner seines seinem seinen
ihre ihrer ihres ihrem ihren unser unsere unserer unseres unserem unseren euer eure eurer eures eurem euren
dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
mancher manche manches manchem manchen solcher solche solches solchem solchen
alle aller alles allem allen beide beiden einige einiger einigen einiges etwas nichts viel viele vielen mehr
der dessen deren denen derjenige diejenige dasjenige diejenigen derselbe dieselbe dasselbe
und oder aber denn sondern doch sowie sowohl als auch wie weder noch entweder weil da dass daß ob wenn falls während
obwohl damit bevor nachdem sobald solange bis seit
in im ins an am ans auf aufs aus bei beim mit nach von vom vor zu zum zur für gegen ohne um durch über unter zwischen
neben hinter wegen trotz statt anstatt außer innerhalb außerhalb gegenüber per pro je ab bzw
ist sind war waren bin bist seid sei wäre wären gewesen werden wird werde wirst werdet wurde wurden würde würden worden
haben hat habe hast habt hatte hatten hätte hätten kann können kannst könnt konnte könnte könnten muss müssen musst
müsst musste müsste soll sollen sollte sollten sollst darf dürfen darfst dürfte will wollen willst wollte mag möchte
möchten mögen lassen lässt
gibt gib gebe geben es
nicht nur schon sehr so dann dort hier da dabei dafür daran darauf daraus darin darüber davon dazu dadurch dagegen
hierfür hierzu also bereits eben etwa immer jetzt nun oft sogar sonst wieder zwar ja nein bitte gern gerne eigentlich
hin her mal noch ganz
was wer wen wem wessen wo wohin woher wann warum weshalb wieso welche welcher welches welchem welchen womit wofür wozu
woran worauf worin worüber wovon wodurch wobei wogegen inwiefern inwieweit wieviel
`

/** Folded function words; words of the field are never among them. */
export const stopWords: ReadonlySet<string> = new Set(lists.split(/\s+/).filter(Boolean).map(foldWord))
