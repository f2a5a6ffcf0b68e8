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
    case CMARK_NODE_PARAGRAPH: .paragraph(spans(in: child, kind: .plain, depth: 0))
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
