private import CCmark

/// Reads CommonMark. Never fails: what is no mark-up is text. HTML is shown as it is written; images are their text.
public func parseMarkdown(_ text: String) -> [Block] {
  let bytes = Array(text.utf8)
  let document = bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_VALIDATE_UTF8) }
  }
  guard let document else { return [.paragraph([Span(text)])] }
  defer { cmark_node_free(document) }
  return blocks(in: document, depth: 0)
}

/// Nesting beyond this is read as text: nobody wrote it for a reader, and each level costs stack.
private let deepest = 16

private func children(of node: OpaquePointer) -> [OpaquePointer] {
  var found: [OpaquePointer] = []
  var child = cmark_node_first_child(node)
  while let current = child {
    found.append(current)
    child = cmark_node_next(current)
  }
  return found
}

private func literal(_ node: OpaquePointer) -> String {
  cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
}

private func blocks(in node: OpaquePointer, depth: Int) -> [Block] {
  guard depth < deepest else { return [] }
  return children(of: node).compactMap { child in
    switch cmark_node_get_type(child) {
    case CMARK_NODE_PARAGRAPH: paragraph(spans(in: child, kind: .plain, depth: 0), softBreaks: lines(of: child))
    case CMARK_NODE_HEADING:
      .heading(Int(cmark_node_get_heading_level(child)), spans(in: child, kind: .plain, depth: 0))
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: .code(withoutLastBreak(literal(child)))
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(child) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(child)) : nil,
        items: children(of: child).map { blocks(in: $0, depth: depth + 1) })
    case CMARK_NODE_BLOCK_QUOTE: .quote(blocks(in: child, depth: depth + 1))
    case CMARK_NODE_THEMATIC_BREAK: .rule
    default: nil
    }
  }
}

/// CommonMark has no tables; a paragraph whose lines are rows between pipes, with a rule of dashes as the second, is one.
private func paragraph(_ spans: [Span], softBreaks lines: [String]) -> Block {
  let rows = lines.map { line in
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
      $0.trimmingSpaces
    }
  }
  guard lines.count > 2, lines.allSatisfy({ $0.hasPrefix("|") && $0.hasSuffix("|") }), let columns = rows.first?.count,
    rows[1].allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 == "-" || $0 == ":" } }),
    rows.allSatisfy({ $0.count == columns })
  else { return .paragraph(spans) }
  return .table([rows[0]] + rows.dropFirst(2))
}

/// The text of a paragraph line by line, without mark-up.
private func lines(of node: OpaquePointer) -> [String] {
  var lines = [""]
  func add(_ node: OpaquePointer, depth: Int) {
    for child in children(of: node) where depth < deepest {
      if cmark_node_get_type(child) == CMARK_NODE_SOFTBREAK { lines.append("") }
      lines[lines.count - 1] += literal(child)
      add(child, depth: depth + 1)
    }
  }
  add(node, depth: 0)
  return lines.map { $0[...].trimmingSpaces }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

private func spans(in node: OpaquePointer, kind: Span.Kind, depth: Int) -> [Span] {
  guard depth < deepest else { return [] }
  return children(of: node).flatMap { child -> [Span] in
    switch cmark_node_get_type(child) {
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: [Span(literal(child), kind)]
    case CMARK_NODE_SOFTBREAK: [Span(" ", kind)]
    case CMARK_NODE_LINEBREAK: [Span("\n", kind)]
    case CMARK_NODE_CODE: [Span(literal(child), .code)]
    case CMARK_NODE_EMPH: spans(in: child, kind: .emphasis, depth: depth + 1)
    case CMARK_NODE_STRONG: spans(in: child, kind: .strong, depth: depth + 1)
    case CMARK_NODE_LINK:
      spans(in: child, kind: .link(cmark_node_get_url(child).map { String(cString: $0) } ?? ""), depth: depth + 1)
    default: spans(in: child, kind: kind, depth: depth + 1)
    }
  }
}

private func withoutLastBreak(_ text: String) -> String { text.hasSuffix("\n") ? String(text.dropLast()) : text }
