// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

// Who may import whom is said here and nowhere else: an arrow that is not listed does not compile.
let package = Package(
  name: "greenroom",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "greenroom", targets: ["greenroom"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .target(
      name: "CTerminal", cSettings: strictC,
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo", .when(platforms: [.linux]))]),
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    library("Canvas"),
    library("Interview"),
    library("Markdown", ["CCmark"]),
    .target(name: "CHash", cSettings: strictC),
    library("ContentHash", ["CHash"]),
    library("Bank", ["ContentHash", "Interview", "Yams", .product(name: "GRDB", package: "GRDB.swift")]),
    library("Archive", ["ContentHash", "Interview", .product(name: "GRDB", package: "GRDB.swift")]),
    library("Rehearsal", ["Canvas", "Interview", "Markdown"]),
    library("Terminal", ["Canvas", "CTerminal"]),
    library("Machine", ["Canvas", "ContentHash", "Interview", "Bank", "Archive", "Rehearsal", "Terminal"]),
    .executableTarget(
      name: "greenroom",
      dependencies: [
        "Canvas", "Interview", "Bank", "Archive", "Rehearsal", "Terminal", "Machine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Writes docs/keys.md and the pictures in docs/screens; not part of what is installed.
    .executableTarget(
      name: "documents", dependencies: ["Canvas", "Interview", "Rehearsal", "Terminal", "Bank", "Support"],
      swiftSettings: strict),
    // Makes large banks and archives and measures; not part of what is installed.
    .executableTarget(
      name: "bench",
      dependencies: [
        "Archive", "Bank", "Canvas", "Interview", "Machine", "Rehearsal", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Support", dependencies: ["Archive", "Bank", "Canvas", "Interview", "Machine", "Rehearsal"],
      path: "Tests/Support",
      swiftSettings: strict),
    tests("CanvasTests", ["Canvas", "Support"]),
    tests("InterviewTests", ["Interview", "Support"]),
    tests("MarkdownTests", ["Markdown"]),
    tests("BankTests", ["Bank", "Interview", "Support", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      "ArchiveTests",
      ["Archive", "Interview", "Support", "Rehearsal", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["archives"]),
    tests("TerminalTests", ["Terminal", "CTerminal", "Canvas"]),
    tests("RehearsalTests", ["Rehearsal", "Canvas", "Interview", "Bank", "Support"], exclude: ["Goldens"]),
    tests("GreenroomTests", ["greenroom", "Machine", "Canvas", "Interview", "Support"]),
    tests("MachineTests", ["Machine", "Archive", "Bank", "Canvas", "Interview", "Rehearsal", "Terminal", "Support"]),
    tests("EndToEndTests", ["Archive", "Interview", "Support"]),
  ]
)
