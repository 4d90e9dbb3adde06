/** A person of the sample city whom one can be, and what they are good for trying. */
export interface Persona {
  readonly name: string
  readonly for: string
}

export interface PeoplePorts {
  /** None once a city's own directory is loaded. */
  personas(): Promise<readonly Persona[]>
}
