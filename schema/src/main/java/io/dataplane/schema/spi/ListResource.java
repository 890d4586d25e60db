package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;

/// Finds existing objects of a resource type that has an identity (`terraform query`, from Terraform 1.14 on). `C` is
/// the record of the list block, `M` the model of the resource.
public interface ListResource<C extends Record, M extends Record> extends BlockType<C> {
    /// The list block, whether each object is wanted whole (else what its identity needs is enough), and how many
    /// results at most.
    record Request<C extends Record>(C config, boolean wholeObjects, long limit) {}

    /// Takes what was found.
    interface Results<M extends Record> {
        /// False when no more are wanted: the limit is reached or the listing was cancelled.
        boolean add(String displayName, M object);
    }

    ManagedResource<M> resource();

    @Override
    default String typeName() {
        return resource().typeName();
    }

    /// Gives each object to `results` as soon as it is found, and returns when `add` says false.
    void list(Request<C> request, Results<M> results, CallContext context, Diagnostics diagnostics);
}
