import CTerminal
import Foundation
import Testing

@Suite struct WaitTests {
  @Test func anyNumberOfDescriptorsIsWaitedFor() {
    let pipes = (0..<3).map { _ in Pipe() }
    let descriptors = pipes.map(\.fileHandleForReading.fileDescriptor)
    var ready = [true, true, true]
    #expect(!terminal_wait(0, descriptors, 3, &ready, false))
    #expect(ready == [false, false, false])
    pipes[1].fileHandleForWriting.write(Data([1]))
    #expect(terminal_wait(-1, descriptors, 3, &ready, false))
    #expect(ready == [false, true, false])
  }
}
