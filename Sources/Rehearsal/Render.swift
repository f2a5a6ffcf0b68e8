import Canvas
import Interview

/// Draws the whole screen. Changes no state and reads no clock.
public func render(_ model: Model, now: Moment, into canvas: inout Canvas) {
  var shown = model
  shown.now = now
  shown.catchUpLive()
  if model.isTooSmall { shown.drawTooSmall(into: &canvas) } else { shown.screen.state.draw(shown, into: &canvas) }
}

extension Model {
  /// Says what size is needed; a running clock stays visible.
  fileprivate func drawTooSmall(into canvas: inout Canvas) {
    canvas.clear(canvas.bounds)
    let minimum = Self.minimumSize
    let clock = clockWords
    let lines =
      (clock.isEmpty ? [] : [clock]) + [
        "\(size.columns)×\(size.rows) is too small", "greenroom needs \(minimum.columns)×\(minimum.rows)",
      ]
    var area = canvas.bounds
    _ = area.takeTop(max(0, area.height - lines.count) / 2)
    for (row, line) in lines.enumerated() {
      canvas.writeCentered(line, row == 0 && !clock.isEmpty ? .strong : .text, in: area.takeTop(1))
    }
  }

  /// The running round's clock, for screens that show no other; empty if there is none.
  var clockWords: String {
    guard let live else { return "" }
    let clock = live.clock(at: now)
    return live.run.mainClock(at: clock) == nil ? "" : live.run.clockWords(at: clock)
  }
}
