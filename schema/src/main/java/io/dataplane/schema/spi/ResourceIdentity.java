package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What names an object for ever (account, region, name), from Terraform 1.12 on. The record is its schema: scalars
/// and lists of scalars, `@Required` ones must be given for an import, `@Optional` ones can be. What is only known
/// after the create is `Planned`.
public interface ResourceIdentity<M extends Record, I extends Record> {
    Class<I> model();

    default long version() {
        return 0;
    }

    /// The identity of a planned or existing object; null leaves are not known yet, a later read fills them.
    I of(M object);

    /// The state an import by identity starts from; a read follows. Null with an error when it cannot be used.
    @Nullable
    M importState(I identity, CallContext context, Diagnostics diagnostics);

    /// How identities of older versions become newer ones, one step or several.
    default List<StateUpgrade<?, ?>> upgrades() {
        return List.of();
    }
}
