// The picture of an offer: large on its page, small in lists.
import { paths } from '../../../../kernel/names/paths.ts'
import type { Picture, PictureSize } from '../terms.ts'

export function OfferPicture({ picture, size = 'large' }: { picture: Picture; size?: PictureSize }) {
  const { id, altText, sourceNote } = picture
  const { width, height } = picture[size]
  return (
    <figure class={`steg-picture steg-picture--${size}`}>
      <img
        src={size === 'large' ? paths.picture(id) : paths.pictureSmall(id)}
        srcset={
          size === 'large'
            ? `${paths.pictureSmall(id)} ${picture.small.width}w, ${paths.picture(id)} ${picture.large.width}w`
            : undefined
        }
        sizes={size === 'large' ? '(max-width: 30em) 100vw, 40em' : undefined}
        alt={altText}
        width={width}
        height={height}
        loading={size === 'large' ? undefined : 'lazy'}
        decoding="async"
      />
      {size === 'large' && <figcaption class="steg-muted">{sourceNote}</figcaption>}
    </figure>
  )
}
