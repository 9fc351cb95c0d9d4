// A share that is set by dragging or with the arrow keys.
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'

/** From 0 to 100, in per cent. */
export function ShareSlider({
  label,
  value,
  onChange
}: {
  label: string
  value: number
  onChange: (share: number) => void
}) {
  return (
    <Slider
      className="slider"
      value={value}
      onChange={onChange}
      formatOptions={{ style: 'unit', unit: 'percent' }}
    >
      <Label>{label}</Label>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
      <SliderOutput className="number" />
    </Slider>
  )
}
