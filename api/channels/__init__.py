"""The ways out to people: mail, web push, the robots of chat groups; and the one guarded way to call an address somebody typed."""
