import { Parser } from '../parser.js'
import type { Role, Token } from '../token.js'

/** A parser that keeps what each token turned out to be. */
export class RoleParser extends Parser {
  private readonly roles = new Map<number, Role>()

  constructor(
    text: string,
    readonly read: readonly Token[],
  ) {
    super(text, read)
  }

  protected override took(role: Role): void {
    this.roles.set(this.next - 1, role)
  }

  /** Role of the token at an index. */
  roleAt(index: number): Role | undefined {
    return this.roles.get(index)
  }
}
